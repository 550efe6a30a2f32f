// Keeps what was whispered; refuses as most chat servers do, when told to.
#pragma once

#include "plugin/ports/whisper.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace muster::test
{

class FakeWhisper final : public Whisper
{
public:
    struct Whispered {
        UserId to;
        NewPost post;
        PostId thread;
    };

    void refuse_with(std::optional<Failure> failure) { failure_ = std::move(failure); }
    [[nodiscard]] const std::vector<Whispered>& whispers() const { return whispers_; }

    [[nodiscard]] Async<Result<>> whisper(UserId to, NewPost post, PostId thread) override
    {
        if (failure_) co_return *failure_;
        whispers_.push_back(Whispered{std::move(to), std::move(post), std::move(thread)});
        co_return Result<>();
    }

private:
    std::optional<Failure> failure_;
    std::vector<Whispered> whispers_;
};

} // namespace muster::test
