using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Sending;

namespace TelegramAdmin.Core.Analytics.Needs;

/// <summary>
/// Tells webhooks of what needs a person: once when it begins, once when it is over, and at most <see cref="MostAnHour"/> in an hour. What is held back by that is told later, if it is still so.
/// </summary>
public sealed class TellNeeds
{
    public const int MostAnHour = 20;

    private readonly NeedReader _reader;
    private readonly QueueNeeds _queue;
    private readonly IDatabase _database;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    internal TellNeeds(NeedReader reader, QueueNeeds queue, IDatabase database, EngineOptions options, TimeProvider time) =>
        (_reader, _queue, _database, _options, _time) = (reader, queue, database, options, time);

    public async Task RunAsync()
    {
        foreach (var workspace in await _queue.ListenersAsync())
        {
            // What is only a next step needs nobody at once.
            var needs = (await _reader.ReadAsync(workspace)).Where(n => n.Level >= NeedLevel.Warn).DistinctBy(n => n.Key).ToDictionary(n => n.Key);
            await _database.WriteAsync(workspace, db => TellAsync(db, workspace, needs));
        }
    }

    private async Task TellAsync(AppDbContext db, WorkspaceId workspace, Dictionary<string, Need> needs)
    {
        var (now, told) = (_time.GetUtcNow(), await ToldNeeds.ReadAsync(db, workspace));
        told.At.RemoveAll(at => at <= now - TimeSpan.FromHours(1));
        var over = told.Open.Keys.Where(key => !needs.ContainsKey(key)).ToList();
        var begun = needs.Values.Where(n => !told.Open.ContainsKey(n.Key)).ToList();
        var room = MostAnHour - told.At.Count;
        if (room <= 0 || over.Count + begun.Count == 0)
            return;
        foreach (var key in over.Take(room))
        {
            await _queue.AddAsync(db, workspace, WebhookEvents.NeedClosed, new JsonObject { ["id"] = key, ["title"] = told.Open[key] });
            told.Open.Remove(key);
            told.At.Add(now);
        }
        foreach (var need in begun.Take(room - Math.Min(room, over.Count)))
        {
            told.Open[need.Key] = TitleOf(need);
            await _queue.AddAsync(db, workspace, WebhookEvents.NeedOpened, Data(need));
            told.At.Add(now);
        }
        await told.KeepAsync(db, workspace, now);
    }

    private JsonObject Data(Need need) => new()
    {
        ["id"] = need.Key,
        ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(need.Kind.ToString()),
        ["level"] = need.Level.ToString().ToLowerInvariant(),
        ["title"] = TitleOf(need),
        ["detail"] = need.Detail ?? NeedWords.Meaning(need.Kind),
        ["count"] = need.Count,
        ["since"] = need.Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["url"] = _options.PublicUrl is { } here ? new Uri(here, need.Address).AbsoluteUri : need.Address,
    };

    private static string TitleOf(Need need)
    {
        var (one, several) = NeedWords.What(need.Kind);
        return string.Format(CultureInfo.InvariantCulture, need.Count == 1 ? one : several, need.Count == 1 ? need.Subject : (object)need.Count);
    }
}
