using System;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>A request that the API refuses, with the status and the error code of the response.</summary>
internal sealed class ApiException(int status, string errorCode, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string ErrorCode { get; } = errorCode;

    public static ApiException Invalid(string message) =>
        new(StatusCodes.Status400BadRequest, "paas-validation-1", message);

    public static ApiException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, "paas-auth-1", message);

    public static ApiException NotFound(string what) =>
        new(StatusCodes.Status404NotFound, "paas-notfound-1", $"{what} does not exist.");

    public static ApiException Conflict(string message) =>
        new(StatusCodes.Status409Conflict, "paas-conflict-1", message);
}
