namespace IonosContainerRegistry.Client.Models;

/// <summary>One message of a failure.</summary>
internal sealed class ErrorMessageResource
{
    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
