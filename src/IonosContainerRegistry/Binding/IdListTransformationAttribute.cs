using System;
using System.Collections;
using System.Linq;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/> array, also from a single ID. An empty value or list becomes null.</summary>
internal sealed class IdListTransformationAttribute : ValueTransformationAttribute
{
    private readonly string _advice;

    /// <param name="advice">What to do where only a name is known.</param>
    public IdListTransformationAttribute(string advice = IdParser.RegistryAdvice) => _advice = advice;

    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        Guid[] ids = InputConverter.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(id => IdTransformationAttribute.ConvertOne(id, _advice)).ToArray()
            : [IdTransformationAttribute.ConvertOne(input, _advice)];
        return ids.Length > 0 ? ids : null;
    }
}
