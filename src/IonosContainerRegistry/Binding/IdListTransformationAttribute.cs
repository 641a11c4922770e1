using System;
using System.Collections;
using System.Linq;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/> array, also from a single ID; an empty value or list becomes null.</summary>
internal sealed class IdListTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        Guid[] ids = InputConverter.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(IdTransformationAttribute.ConvertOne).ToArray()
            : [IdTransformationAttribute.ConvertOne(input)];
        return ids.Length > 0 ? ids : null;
    }
}
