using System;

namespace IonosContainerRegistry.Sandbox.Tour;

/// <summary>Something that must hold after a step.</summary>
/// <param name="Expectation">What should be, as a sentence's end.</param>
/// <param name="Holds">Whether it is.</param>
internal sealed record TourCheck(string Expectation, Func<TourView, bool> Holds);
