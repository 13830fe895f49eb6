using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Payments;

namespace TelegramAdmin.Features.Users.List;

/// <summary>The list of people as a table to take home, with the filters and the order of the page.</summary>
public sealed class PeopleExport(PeopleReader people, EngineOptions engine) : ITableExport
{
    private static readonly string[] Columns =
        ["Telegram id", "Name", "Username", "State", "Language", "Country", "Bots", "Tier", "Credits", "Pass until", "Spent", "Tags", "Can be reached", "Joined", "Last seen"];

    public string Name => "users";

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var place = PeoplePlace.Read(query.SelectMany(p => p.Value.OfType<string>().Select(v => KeyValuePair.Create(p.Key, v))));
        var filter = place.ToFilter(PaymentMode.Of(engine.Stripe));
        return (await people.CountAsync(workspace, filter, cancellation)).TryGet(out var count, out _) ? new ExportTable(Columns, count.People, RowsAsync(workspace, filter, cancellation)) : null;
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, PeopleFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in people.AllAsync(workspace, filter, cancellation))
        {
            yield return
            [
                row.TelegramUserId, row.Name, row.Username, PersonWords.State(row.State), row.Language, row.Country, string.Join(' ', row.Bots.Select(b => "@" + b)), row.Tier, row.Balance,
                row.PassUntil, PaymentWords.Sums(row.Spent), string.Join(", ", row.Tags), row.IsReachable, row.FirstSeenAt, row.LastSeenAt,
            ];
        }
    }
}
