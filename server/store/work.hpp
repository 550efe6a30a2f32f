// A piece of storage work on its way from a coroutine to a storage thread and back.
#pragma once

#include "base/result.hpp"

#include <functional>
#include <optional>
#include <utility>

namespace muster::store
{

/// Work to do with a `Context`: a connection to read from, or a part of the writer's transaction. It stays in the frame
/// of the coroutine that waits for it.
template <class Context> class Work
{
public:
    virtual ~Work() = default;

    /// On the storage thread. False when it refused: then whatever it wrote is taken back.
    [[nodiscard]] virtual bool perform(Context& context) = 0;
    /// Its answer will be this failure, whatever it was before.
    virtual void fail_with(Failure failure) = 0;
};

template <class Context, class T> class WorkOf final : public Work<Context>
{
public:
    using Body = std::function<Result<T>(Context&)>;

    explicit WorkOf(const Body& body) : body_(body) {}

    [[nodiscard]] bool perform(Context& context) override
    {
        result_.emplace(body_(context));
        return result_->has_value();
    }
    void fail_with(Failure failure) override { result_.emplace(std::move(failure)); }

    [[nodiscard]] Result<T> take() { return std::move(*result_); }

private:
    const Body& body_;
    std::optional<Result<T>> result_;
};

} // namespace muster::store
