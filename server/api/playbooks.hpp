// Playbooks: listed, written, copied, archived, looked back at, taken to another server.
#pragma once

#include "base/async.hpp"
#include "base/result.hpp"
#include "plugin/domain/playbook.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class PlaybookRoutes
{
public:
    explicit PlaybookRoutes(const usecases::UseCases& use_cases) : use_cases_(use_cases) {}

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    using Answer = Async<Result<net::HttpResponse>>;

    [[nodiscard]] Answer list(const Call& call) const;
    [[nodiscard]] Answer count(const Call& call) const;
    [[nodiscard]] Answer autocomplete(const Call& call) const;
    [[nodiscard]] Answer templates(const Call& call) const;
    [[nodiscard]] Answer create(const Call& call) const;
    [[nodiscard]] Answer import(const Call& call) const;
    [[nodiscard]] Answer get(const Call& call) const;
    [[nodiscard]] Answer version(const Call& call) const;
    [[nodiscard]] Answer exported(const Call& call) const;
    [[nodiscard]] Answer edit(const Call& call) const;
    [[nodiscard]] Answer archive(const Call& call) const;
    [[nodiscard]] Answer restore(const Call& call) const;
    [[nodiscard]] Answer copy(const Call& call) const;

    /// The failure of a change; where the version is not the one that the person saw, 409 with the playbook as it is.
    [[nodiscard]] Answer refusal(const Call& call, Failure failure) const;

    const usecases::UseCases& use_cases_;
};

} // namespace muster::api
