using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>One page of registries, with the cursor that leads to the next.</summary>
internal sealed class RegistryListResource
{
    public IList<RegistryResource?>? Items { get; set; }

    public Boxed<long>? Count { get; set; }

    public PaginationResource? Pagination { get; set; }
}
