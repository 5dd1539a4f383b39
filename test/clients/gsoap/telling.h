// Tells what happened: one line per step, `ok` or `not ok`.
#pragma once

#include <exception>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

struct Mismatch : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline int failed = 0;

/** Runs one step and prints its line; a step fails by throwing. */
inline void step(const std::string &name, const std::function<void()> &act)
{
    try {
        act();
        std::cout << "ok " << name << std::endl;
    } catch (const std::exception &problem) {
        failed++;
        std::string text = problem.what();
        if (dynamic_cast<const Mismatch *>(&problem) == nullptr) text = "expected an answer, got " + text;
        for (char &character : text)
            if (character == '\n' || character == '\r') character = ' ';
        std::cout << "not ok " << name << ": " << text << std::endl;
    }
}

inline std::string shown(const std::string *value)
{
    return value == nullptr ? "nothing" : *value;
}

/** Several values at once, so that they can be compared as a whole. */
template <class... Values>
std::string all(const Values &...values)
{
    std::ostringstream text;
    text << std::boolalpha;
    ((text << values << ' '), ...);
    return text.str();
}

template <class Expected, class Got>
void expect(const Expected &expected, const Got &got, const std::string &what = "")
{
    const std::string wanted = all(expected), found = all(got);
    if (wanted != found) throw Mismatch("expected " + what + (what.empty() ? "" : " ") + wanted + "got " + found);
}
