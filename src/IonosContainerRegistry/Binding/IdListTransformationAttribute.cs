using System;
using System.Collections;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="Guid"/> array, from one id too; an empty cell or list is null.</summary>
internal sealed class IdListTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        Guid[] ids = InputText.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(IdTransformationAttribute.ReadOne).ToArray()
            : [IdTransformationAttribute.ReadOne(input)];
        return ids.Length > 0 ? ids : null;
    }
}
