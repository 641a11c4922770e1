using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>The body of a failure.</summary>
internal sealed record ErrorResponse(int HttpStatus, IReadOnlyList<ErrorMessage> Messages);

internal sealed record ErrorMessage(string ErrorCode, string Message);

/// <summary>The body that the gateway sends for an address that doesn't exist.</summary>
internal sealed record GatewayErrorResponse(string Msg);
