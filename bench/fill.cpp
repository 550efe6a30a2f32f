// Makes a data folder with many incidents, for the other programs and for a real muster to start with.
//
//     bench_fill <folder> [incidents] [ongoing]
#include "base/log.hpp"
#include "bench/support/many_incidents.hpp"

#include <chrono>
#include <cstdlib>
#include <iostream>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "bench_fill <folder> [incidents] [ongoing]\n";
        return 2;
    }
    muster::log::set_level(muster::log::Level::Warning);
    muster::bench::Many many;
    if (argc > 2) many.incidents = std::strtoul(argv[2], nullptr, 10);
    if (argc > 3) many.ongoing = std::strtoul(argv[3], nullptr, 10);
    const auto began = std::chrono::steady_clock::now();
    muster::bench::fill(argv[1], many);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began;
    std::cout << many.incidents << " incidents in " << passed.count() << " s\n";
}
