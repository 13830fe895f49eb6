using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>
/// Changed settings, own texts, labels and tiers of a workspace as one JSON file, to be kept, compared and taken elsewhere. Settings hold no secrets: those
/// stand in the configuration or, encrypted, in tables of their own, and never get in here.
/// </summary>
public sealed class SettingsFile(IDatabase database, SettingsStore settings, SettingsRegistry registry, BotTexts texts, TextCatalog catalog, IEnumerable<ISettingsPart> parts, TimeProvider time)
{
    public const int LargestFile = 1024 * 1024;

    private const string Format = "telegramadmin-settings";
    private const int MostFaults = 100;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What differs from the usual, sorted by key so that two files can be compared line by line.</summary>
    public async Task<byte[]> ExportAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.WorkspaceSettings.OrderBy(s => s.Key).ToListAsync(cancellation);
        var own = await db.BotTexts.OrderBy(t => t.Key).ThenBy(t => t.Language).ToListAsync(cancellation);
        var file = new JsonObject
        {
            ["format"] = Format,
            ["version"] = 1,
            ["settings"] = new JsonObject(rows.Where(r => registry.Find(r.Key) is not null).Select(r => KeyValuePair.Create(r.Key, JsonNode.Parse(r.Value)))),
            ["texts"] = new JsonArray([.. own.Select(t => new JsonObject { ["key"] = t.Key, ["language"] = t.Language, ["text"] = t.Text })]),
        };
        foreach (var part in parts)
            file[part.Key] = new JsonArray([.. (await part.ReadAsync(db, cancellation)).Select(Write)]);
        return JsonSerializer.SerializeToUtf8Bytes(file, Written);
    }

    /// <summary>What taking this file would change; nothing is changed yet.</summary>
    public async Task<Result<SettingsDifference>> LookAsync(WorkspaceId workspace, byte[] content)
    {
        if (!TryParse(content, out var file, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        return await CompareAsync(db, file);
    }

    /// <summary>Takes the whole file or nothing of it. What the file does not name stays as it is.</summary>
    /// <returns>What was changed.</returns>
    public async Task<Result<SettingsDifference>> ImportAsync(WorkspaceId workspace, byte[] content, bool mayChangeOwners, long? adminId = null)
    {
        if (!TryParse(content, out var file, out var failure))
            return failure;
        return await settings.WriteAsync(workspace, async db =>
        {
            var difference = await CompareAsync(db, file);
            if (difference.Faults.Count > 0)
                return (Result<SettingsDifference>)SettingsFileErrors.HasFaults(difference.Faults.Count);
            if (!mayChangeOwners && difference.Settings.FirstOrDefault(s => s.Setting.IsForOwners) is { } forOwners)
                return SettingsFileErrors.ForOwners(forOwners.Setting.Title);
            foreach (var (setting, _, after) in difference.Settings)
                await settings.ApplyAsync(db, workspace, setting, after, adminId);
            foreach (var text in difference.Texts)
                await ApplyAsync(db, workspace, text, adminId);
            foreach (var line in difference.Lines)
                await line.Part.WriteAsync(db, workspace, line.After, adminId);
            return difference;
        });
    }

    private async Task ApplyAsync(AppDbContext db, WorkspaceId workspace, TextDifference text, long? adminId)
    {
        SettingSteps.Note(db, workspace, SettingSteps.OfText(text.Key, text.Language), text.Before, text.After, time.GetUtcNow(), adminId);
        await db.BotTexts.Where(t => t.WorkspaceId == workspace && t.Key == text.Key && t.Language == text.Language).ExecuteDeleteAsync();
        if (text.After != catalog.Find(text.Key, text.Language))
            db.BotTexts.Add(new BotText { WorkspaceId = workspace, Key = text.Key, Language = text.Language, Text = text.After, ChangedAt = time.GetUtcNow() });
    }

    private async Task<SettingsDifference> CompareAsync(AppDbContext db, JsonObject file)
    {
        var faults = new List<SettingsFault>();
        var known = await db.WorkspaceSettings.ToDictionaryAsync(s => s.Key, s => s.Value);
        var own = await db.BotTexts.ToDictionaryAsync(t => (t.Key, t.Language), t => t.Text);
        var changed = SettingsIn(file, faults).Select(s => new SettingDifference(s.Setting, known.GetValueOrDefault(s.Setting.Key) ?? s.Setting.DefaultJson, s.Json)).Where(s => s.Before != s.After).ToList();
        var said = TextsIn(file, faults).Select(t => new TextDifference(t.Key, t.Language, own.GetValueOrDefault((t.Key, t.Language)) ?? catalog.Find(t.Key, t.Language), t.Text)).Where(t => t.Before != t.After).ToList();
        var lines = new List<LineDifference>();
        foreach (var part in parts)
            lines.AddRange(Compare(part, (await part.ReadAsync(db)).ToDictionary(l => l.Name, StringComparer.OrdinalIgnoreCase), file, faults));
        return new SettingsDifference(changed, said, lines, [.. faults.Take(MostFaults)]);
    }

    private static IEnumerable<LineDifference> Compare(ISettingsPart part, Dictionary<string, SettingsLine> known, JsonObject file, List<SettingsFault> faults) =>
        LinesIn(part, file, faults).Select(line => new LineDifference(part, known.GetValueOrDefault(line.Name), line))
            .Where(line => line.Before is not { } before || !JsonNode.DeepEquals(before.Values, line.After.Values)).ToList();

    private static List<SettingsLine> LinesIn(ISettingsPart part, JsonObject file, List<SettingsFault> faults)
    {
        var found = new Dictionary<string, SettingsLine>(StringComparer.OrdinalIgnoreCase);
        if (file[part.Key] is not (null or JsonArray))
            faults.Add(new SettingsFault(part.Key, "This is not a list."));
        foreach (var node in file[part.Key] as JsonArray ?? [])
        {
            if (Field(node, "name") is not { } name)
            {
                faults.Add(new SettingsFault(part.Key, "Each line needs a name."));
                continue;
            }
            var line = Read(name, (JsonObject)node!);
            if (part.Check(line) is { } wrong)
                faults.Add(new SettingsFault($"{part.Key}, {name}", wrong));
            else if (!found.TryAdd(name, line))
                faults.Add(new SettingsFault($"{part.Key}, {name}", "It is in the file twice."));
        }
        return [.. found.Values];
    }

    private static JsonNode? Write(SettingsLine line)
    {
        var written = new JsonObject { ["name"] = line.Name };
        foreach (var (key, value) in line.Values)
            written[key] = value?.DeepClone();
        return written;
    }

    private static SettingsLine Read(string name, JsonObject node)
    {
        var values = (JsonObject)node.DeepClone();
        values.Remove("name");
        return new SettingsLine(name, values);
    }

    private List<(Setting Setting, string Json)> SettingsIn(JsonObject file, List<SettingsFault> faults)
    {
        var found = new List<(Setting, string)>();
        if (file["settings"] is not (null or JsonObject))
            faults.Add(new SettingsFault("settings", "This is not a list of keys with their values."));
        foreach (var (key, value) in file["settings"] as JsonObject ?? new JsonObject())
        {
            if (registry.Find(key) is not { } setting)
                faults.Add(new SettingsFault(key, "This version has no such setting."));
            else if (setting.Check(value?.ToJsonString() ?? "null") is { } wrong)
                faults.Add(new SettingsFault(key, wrong));
            else
                found.Add((setting, setting.Tidy(value!.ToJsonString())));
        }
        return found;
    }

    private List<(string Key, string Language, string Text)> TextsIn(JsonObject file, List<SettingsFault> faults)
    {
        var found = new Dictionary<(string Key, string Language), string>();
        if (file["texts"] is not (null or JsonArray))
            faults.Add(new SettingsFault("texts", "This is not a list of texts."));
        foreach (var line in file["texts"] as JsonArray ?? new JsonArray())
        {
            if (Field(line, "key") is not { } key || Field(line, "language") is not { } language || Field(line, "text") is not { } text)
                faults.Add(new SettingsFault("texts", "A text needs key, language and text."));
            else if (!catalog.Keys.Contains(key) || TextCatalog.Languages.All(l => l.Code != language))
                faults.Add(new SettingsFault($"{key}, {language}", "This version has no such text."));
            else if (texts.Check(key, text) is { } wrong)
                faults.Add(new SettingsFault($"{key}, {language}", wrong));
            else if (!found.TryAdd((key, language), text))
                faults.Add(new SettingsFault($"{key}, {language}", "This text is in the file twice."));
        }
        return [.. found.Select(t => (t.Key.Key, t.Key.Language, t.Value))];
    }

    private static string? Field(JsonNode? line, string name) =>
        (line as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool TryParse(byte[] content, out JsonObject file, out Failure failure)
    {
        (file, failure) = (new JsonObject(), SettingsFileErrors.Unreadable);
        if (content.Length > LargestFile)
        {
            failure = SettingsFileErrors.TooLarge;
            return false;
        }
        try
        {
            file = JsonNode.Parse(content.AsSpan(), documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject ?? new JsonObject();
            _ = file.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The latter is half of a character, seen when its text is asked for.
        {
            return false;
        }
        return Field(file, "format") == Format;
    }
}
