namespace IonosContainerRegistry.Client.Errors;

/// <summary>What exactly failed, within a <see cref="FailureKind"/>.</summary>
public enum FailureDetail
{
    /// <summary>Nothing more is known.</summary>
    None,

    /// <summary>The server's certificate was rejected, so nothing was sent.</summary>
    CertificateRejected,

    /// <summary>The API token contains a character that an HTTP header can't contain, so nothing was sent.</summary>
    UnsendableCredential,

    /// <summary>The path can't be sent unchanged, for example a segment of dots. Nothing was sent.</summary>
    UnsendableAddress,

    /// <summary>
    /// The service refused user name and password (401) where it documents that it accepts only an API token.
    /// </summary>
    BearerTokenRequired,

    /// <summary>The response isn't valid HTTP.</summary>
    InvalidHttp,

    /// <summary>The response exceeds the maximum size.</summary>
    ResponseTooLarge,

    /// <summary>The response has no body.</summary>
    EmptyResponse,

    /// <summary>The response isn't valid JSON.</summary>
    InvalidJson,

    /// <summary>
    /// The response has a value of an unexpected type at <see cref="RegistryApiException.JsonPath"/>.
    /// </summary>
    UnexpectedValue,

    /// <summary>The response is about another resource than the request.</summary>
    UnexpectedId,

    /// <summary>The response to a deletion contains something that isn't JSON, so it isn't the service's.</summary>
    UnexpectedContent,

    /// <summary>The list has no items, and neither count nor total is zero.</summary>
    MissingItems,

    /// <summary>The response contains no password although one had to be issued.</summary>
    MissingPassword,
}
