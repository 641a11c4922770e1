using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ConnectContainerRegistry;

[Collection(nameof(SignInTests))]
public sealed class BasicChallengeTests() : RealToolTests(DockerChallenge.Basic);
