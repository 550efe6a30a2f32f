#include "server/app/ground.hpp"

namespace muster::app
{

Async<Result<std::unique_ptr<Ground>>> Ground::open(boost::asio::any_io_executor loop, std::filesystem::path folder)
{
    auto beneath = std::make_unique<Beneath>();
    store::StoreOptions options;
    options.folder = std::move(folder);
    Result<std::unique_ptr<store::Store>> store = store::open_store(options, loop, beneath->ids, beneath->clock);
    if (!store) co_return store.error();
    const Result<Secret> key = co_await chat::signing_key((*store)->meta());
    if (!key) co_return key.error();
    co_return std::unique_ptr<Ground>(new Ground(std::move(beneath), std::move(*store), *key));
}

} // namespace muster::app
