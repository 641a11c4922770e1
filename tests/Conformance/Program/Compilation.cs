using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IonosContainerRegistry.Conformance;

/// <summary>Compiles every method of an assembly, so that a type or a member that the runtime lacks is found.</summary>
internal sealed class Compilation
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private const MethodImplAttributes ByRuntime = MethodImplAttributes.Runtime | MethodImplAttributes.InternalCall;

    private static readonly Type[] OrdinaryTypes =
        [typeof(object), typeof(int), typeof(string), typeof(DayOfWeek), typeof(List<int>), typeof(MemoryStream)];

    private readonly Type[] _types;
    private readonly List<string> _failures = [];

    /// <summary>Compiles the methods.</summary>
    public Compilation(Assembly assembly)
    {
        _types = assembly.GetTypes();
        foreach (MethodBase method in _types.Where(type => !type.IsInterface).SelectMany(Methods).Where(HasBody))
        {
            try
            {
                if (Close(method) is not { } closed) continue;
                Compile(closed);
                Compiled++;
            }
            catch (Exception e)
            {
                _failures.Add($"{method.DeclaringType}.{method.Name}: {e.GetType().Name}: {e.Message}");
            }
        }
    }

    /// <summary>How many methods were compiled.</summary>
    public int Compiled { get; private set; }

    /// <summary>The methods that can't be compiled, and why.</summary>
    public IReadOnlyList<string> Failures => _failures;

    private static IEnumerable<MethodBase> Methods(Type type)
        => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static bool HasBody(MethodBase method)
        => !method.IsAbstract && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            && (method.MethodImplementationFlags & ByRuntime) == 0;

    private static void Compile(MethodBase method)
    {
        RuntimeTypeHandle[] arguments =
        [
            .. method.DeclaringType!.GetGenericArguments()
                .Concat(method.IsGenericMethod ? method.GetGenericArguments() : [])
                .Select(argument => argument.TypeHandle),
        ];
        if (arguments.Length == 0) RuntimeHelpers.PrepareMethod(method.MethodHandle);
        else RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments);

        // Mono compiles nothing before it is asked for the address.
        method.MethodHandle.GetFunctionPointer();
    }

    /// <summary>Gives a generic method type arguments; null if none is known that fits.</summary>
    private MethodBase? Close(MethodBase method)
    {
        if (method.DeclaringType is { IsGenericTypeDefinition: true } type)
        {
            if (Choose(type.GetGenericArguments()) is not { } ofType) return null;
            method = Methods(type.MakeGenericType(ofType)).First(other => other.MetadataToken == method.MetadataToken);
        }

        if (method is not MethodInfo { IsGenericMethodDefinition: true } open) return method;
        return Choose(open.GetGenericArguments()) is { } ofMethod ? open.MakeGenericMethod(ofMethod) : null;
    }

    private Type[]? Choose(Type[] parameters)
    {
        Type[] candidates =
        [
            .. OrdinaryTypes,
            .. _types.Where(type => type is { IsAbstract: false, ContainsGenericParameters: false }),
        ];
        Type[] chosen =
        [
            .. parameters
                .Select(parameter => Array.Find(candidates, candidate => Fits(parameter, candidate)))
                .OfType<Type>(),
        ];
        return chosen.Length == parameters.Length ? chosen : null;
    }

    private static bool Fits(Type parameter, Type candidate)
    {
        GenericParameterAttributes rules = parameter.GenericParameterAttributes;
        bool isValue = candidate.IsValueType;
        bool isCreatable = isValue || candidate.GetConstructor(Type.EmptyTypes) is not null;
        return (isValue || !rules.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            && (!isValue || !rules.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            && (isCreatable || !rules.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            && parameter.GetGenericParameterConstraints().All(rule => Allows(rule, parameter, candidate));
    }

    private static bool Allows(Type rule, Type parameter, Type candidate)
    {
        if (!rule.ContainsGenericParameters) return rule.IsAssignableFrom(candidate);
        if (!rule.IsGenericType || rule.GetGenericArguments().Any(argument => argument != parameter)) return false;
        try
        {
            Type[] arguments = [.. rule.GetGenericArguments().Select(_ => candidate)];
            return rule.GetGenericTypeDefinition().MakeGenericType(arguments).IsAssignableFrom(candidate);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
