using System;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A request that the API refuses, with the answer's status and error code.</summary>
internal sealed class ApiFailure(int status, string errorCode, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string ErrorCode { get; } = errorCode;

    public static ApiFailure Invalid(string message) => new(400, "paas-validation-1", message);

    public static ApiFailure Unauthorized() =>
        new(401, "paas-auth-1", "The credentials are missing, wrong or expired.");

    public static ApiFailure NotFound(string what) => new(404, "paas-notfound-1", $"{what} does not exist.");

    public static ApiFailure Conflict(string message) => new(409, "paas-conflict-1", message);
}
