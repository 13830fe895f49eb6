namespace TelegramAdmin.Tests.Running;

/// <summary>For tests with several processes that keep each other's time: they run when all others are done, so that the machine is theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
