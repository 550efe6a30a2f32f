#include "server/chat/host/netrpc/messages.hpp"

namespace muster::gob
{

template <> const StructPlan& plan_of<netrpc::Request>()
{
    static constexpr FieldOps fields[] = {field<&netrpc::Request::method>("ServiceMethod"),
                                          field<&netrpc::Request::number>("Seq")};
    static constexpr StructPlan plan("Request", fields);
    return plan;
}

template <> const StructPlan& plan_of<netrpc::Response>()
{
    static constexpr FieldOps fields[] = {field<&netrpc::Response::method>("ServiceMethod"),
                                          field<&netrpc::Response::number>("Seq"),
                                          field<&netrpc::Response::error>("Error")};
    static constexpr StructPlan plan("Response", fields);
    return plan;
}

template <> const StructPlan& plan_of<netrpc::Nothing>()
{
    static constexpr StructPlan plan("", {});
    return plan;
}

} // namespace muster::gob
