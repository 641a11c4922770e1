using System;
using System.Collections;
using System.Linq;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/> array, also from a single ID. An empty value or list becomes null.</summary>
internal sealed class IdListTransformationAttribute : ValueTransformationAttribute
{
    /// <param name="advice">What to do if only a name is known.</param>
    public IdListTransformationAttribute(string advice = IdTransformationAttribute.RegistryAdvice) => Advice = advice;

    /// <inheritdoc/>
    protected override string Advice { get; }

    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        Guid[] ids = InputConverter.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(IdTransformationAttribute.ConvertOne).ToArray()
            : [IdTransformationAttribute.ConvertOne(input)];
        return ids.Length > 0 ? ids : null;
    }
}
