using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Http;

/// <summary>The body of a failure, in both forms that are in use.</summary>
internal sealed class ErrorResource
{
    public IList<ErrorMessageResource?>? Messages { get; set; }

    public string? Msg { get; set; }
}

/// <summary>One message of a failure.</summary>
internal sealed class ErrorMessageResource
{
    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
