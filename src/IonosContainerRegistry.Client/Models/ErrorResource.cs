using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>The body of a failure, in both forms that are in use.</summary>
internal sealed class ErrorResource
{
    public IList<ErrorMessageResource?>? Messages { get; set; }

    public string? Msg { get; set; }
}
