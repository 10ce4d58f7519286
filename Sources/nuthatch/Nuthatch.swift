import ArgumentParser

@main
struct Nuthatch: AsyncParsableCommand {}
