// The one coroutine type. It is called Async because a Task, in this product, is something a responder has to do.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace muster
{

template <class T = void> using Async = boost::asio::awaitable<T>;

} // namespace muster
