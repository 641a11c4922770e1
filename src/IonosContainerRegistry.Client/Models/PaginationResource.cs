namespace IonosContainerRegistry.Client.Models;

/// <summary>The cursor of a page.</summary>
internal sealed class PaginationResource
{
    public string? Token { get; set; }
}
