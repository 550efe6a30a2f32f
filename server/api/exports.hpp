// An incident as a file to keep.
#pragma once

#include "plugin/export/document.hpp"
#include "plugin/ports/chat.hpp"
#include "plugin/usecases/use_cases.hpp"
#include "server/api/operations.hpp"

namespace muster::api
{

class ExportRoutes
{
public:
    ExportRoutes(const usecases::UseCases& use_cases, Chat& chat, const Clock& clock)
        : use_cases_(use_cases), chat_(chat), clock_(clock)
    {
    }

    /// The object must outlive the operations' last call.
    void add_to(Operations& operations);

private:
    [[nodiscard]] Async<Result<net::HttpResponse>> document(const Call& call) const;
    [[nodiscard]] Async<Result<exports::Document>> document_of(IncidentId incident, usecases::Asker asker) const;
    /// What was said in the channel, for those who may read there.
    [[nodiscard]] Async<Result<net::HttpResponse>> messages(const Call& call) const;

    const usecases::UseCases& use_cases_;
    Chat& chat_;
    const Clock& clock_;
};

} // namespace muster::api
