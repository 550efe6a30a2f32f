// Certificates made for one test run.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace muster::test
{

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

/// A key and its certificate: one of an authority (signed by itself), or one for a host.
class Certificate
{
public:
    static Certificate authority(const std::string& name) { return Certificate(name, "critical,CA:TRUE", {}, nullptr); }
    /// `names` as OpenSSL writes them: "DNS:chat.test,IP:127.0.0.1".
    static Certificate of_host(const std::string& names, const Certificate& issuer)
    {
        return Certificate("host", "CA:FALSE", names, &issuer);
    }
    static Certificate self_signed(const std::string& names) { return Certificate("self", "CA:FALSE", names, nullptr); }

    std::string certificate_pem() const
    {
        return pem([&](BIO* out) { return PEM_write_bio_X509(out, certificate_.get()); });
    }
    std::string key_pem() const
    {
        return pem(
            [&](BIO* out) { return PEM_write_bio_PrivateKey(out, key_.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    }

private:
    Certificate(const std::string& name, const char* constraints, const std::string& names, const Certificate* issuer)
        : key_(EVP_EC_gen("P-256"), &EVP_PKEY_free), certificate_(X509_new(), &X509_free)
    {
        auto* certificate = certificate_.get();
        static long serial = 1;
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key_.get());
        auto* subject = X509_get_subject_name(certificate);
        const std::string text = name;
        X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()),
                                   -1, 0);
        auto* signer = issuer ? issuer->certificate_.get() : certificate;
        X509_set_issuer_name(certificate, X509_get_subject_name(signer));
        add(signer, NID_basic_constraints, constraints);
        if (!names.empty()) add(signer, NID_subject_alt_name, names.c_str());
        if (X509_sign(certificate, issuer ? issuer->key_.get() : key_.get(), EVP_sha256()) == 0) {
            throw std::runtime_error("cannot sign a certificate");
        }
    }

    void add(X509* signer, int kind, const char* value)
    {
        X509V3_CTX context{};
        X509V3_set_ctx(&context, signer, certificate_.get(), nullptr, nullptr, 0);
        auto* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
        if (!extension) throw std::runtime_error(std::string("cannot make the extension ") + value);
        X509_add_ext(certificate_.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }

    template <class Write> static std::string pem(Write write)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
        if (write(out.get()) != 1) throw std::runtime_error("cannot write PEM");
        const char* data = nullptr;
        const auto size = BIO_ctrl(out.get(), BIO_CTRL_INFO, 0, &data);
        return std::string(data, static_cast<std::size_t>(size));
    }

    Key key_;
    X509Ptr certificate_;
};

} // namespace muster::test
