// What both roads to a chat server stand on: time, ids, the store, and the key that signs forms and buttons.
#pragma once

#include "base/async.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "server/chat/rest/hmac_signer.hpp"
#include "server/store/store.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <filesystem>
#include <memory>
#include <utility>

namespace muster::app
{

class Ground
{
public:
    /// Opens the store of that folder. faults  as store::open_store, and as chat::signing_key
    [[nodiscard]] static Async<Result<std::unique_ptr<Ground>>> open(boost::asio::any_io_executor loop,
                                                                     std::filesystem::path folder);
    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;

    [[nodiscard]] const Clock& clock() const { return beneath_->clock; }
    [[nodiscard]] IdSource& ids() { return beneath_->ids; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const Signer& signer() const { return signer_; }

private:
    /// What the store is opened with, and so outlives it.
    struct Beneath {
        SystemClock clock;
        RandomIds ids;
    };

    Ground(std::unique_ptr<Beneath> beneath, std::unique_ptr<store::Store> store, Secret key)
        : beneath_(std::move(beneath)), store_(std::move(store)), signer_(std::move(key))
    {
    }

    std::unique_ptr<Beneath> beneath_;
    std::unique_ptr<store::Store> store_;
    chat::HmacSigner signer_;
};

} // namespace muster::app
