using TelegramAdmin.Tests.Browser;
using TelegramAdmin.Tests.Campaigns;
using TelegramAdmin.Tests.Channels.Collecting;
using TelegramAdmin.Tests.Delivery;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace TelegramAdmin.Tests.Running;

/// <summary>What takes minutes starts first, so that no long class is left for the end with the rest of the machine idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(EachPageOnTheDesktopTests), nameof(EachPageOnThePhoneTests), nameof(SendKillTests), nameof(PaymentKillTests), nameof(GiftTests), nameof(DayTests), nameof(BroadcastKillTests),
        nameof(SharingTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length)];
}
