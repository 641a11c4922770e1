using System;

namespace IonosContainerRegistry.Client.Http;

/// <summary>An answer is larger than any that the API can mean.</summary>
internal sealed class AnswerTooLargeException : Exception;
