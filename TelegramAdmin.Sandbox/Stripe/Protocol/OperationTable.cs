using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using TelegramAdmin.Sandbox.Stripe.Operations;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Finds the operation of a method and a path.</summary>
internal sealed class OperationTable
{
    private readonly FrozenDictionary<(string Method, int Length), Entry[]> _entries;

    private OperationTable(IEnumerable<KeyValuePair<string, Operation>> operations) => _entries = operations
        .Select(pair => new Entry(pair.Key, pair.Key.Split(' ')[1].Split('/'), StripeReference.Current.Operations[pair.Key], pair.Value))
        .GroupBy(entry => (entry.Name.Split(' ')[0], entry.Steps.Length))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public static OperationTable Current { get; } = new(
    [
        .. CatalogueOperations.All, .. CustomerOperations.All, .. IntentOperations.All, .. CheckoutOperations.All,
        .. BillingOperations.All, .. AfterwardsOperations.All, .. AccountOperations.All,
    ]);

    public IEnumerable<string> Names => _entries.Values.SelectMany(entries => entries.Select(entry => entry.Name));

    public bool TryFind(string method, string path, [NotNullWhen(true)] out Entry? entry, out IReadOnlyList<string> ids)
    {
        var steps = path.Split('/');
        entry = _entries.GetValueOrDefault((method, steps.Length))?.FirstOrDefault(one => one.Fits(steps));
        ids = entry is null ? [] : [.. entry.Steps.Zip(steps).Where(pair => pair.First == "{}").Select(pair => Uri.UnescapeDataString(pair.Second))];
        return entry is not null;
    }

    internal sealed record Entry(string Name, string[] Steps, ObjectShape Shape, Operation Run)
    {
        public bool Fits(string[] steps) => Steps.Zip(steps).All(pair => pair.First == pair.Second || pair is { First: "{}", Second.Length: > 0 });
    }
}
