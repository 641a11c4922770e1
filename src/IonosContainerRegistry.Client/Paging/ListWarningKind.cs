namespace IonosContainerRegistry.Client.Paging;

/// <summary>Why a list might be incomplete.</summary>
public enum ListWarningKind
{
    /// <summary>The service reports more items than it returned, or the list kept changing while it was read.</summary>
    Incomplete,

    /// <summary>The list changed while a part of it was read.</summary>
    Changed,

    /// <summary>The service returned the same page or cursor more than once, or only pages without new items.</summary>
    RepeatedPages,

    /// <summary>The list is complete, but the service returned it in another order than the requested one.</summary>
    OutOfOrder,
}
