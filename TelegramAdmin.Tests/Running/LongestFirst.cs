using TelegramAdmin.Tests.Browser;
using TelegramAdmin.Tests.Channels.Collecting;
using TelegramAdmin.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace TelegramAdmin.Tests.Running;

/// <summary>
/// What takes minutes starts first, so that no long class is left for the end with the rest of the machine idle. The kills stay spread: each
/// starts the product many times over, and all of them at once would wait for nothing but each other.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(EachPageTests), nameof(DayTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length)];
}
