using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>Reads and changes what bots say: the workspace's own text where there is one, else ours, in the person's language.</summary>
public sealed class BotTexts(IDatabase database, TextCatalog catalog, TimeProvider time)
{
    public const int LongestText = 4096;

    private const string Label = "button.";

    /// <summary>What may stand in braces, for each text.</summary>
    public IReadOnlySet<string> VariablesOf(string key) => catalog.VariablesOf(key);

    /// <summary>What is wrong with a text that somebody wrote for this place; null where Telegram will take it.</summary>
    public string? Check(string key, string text) =>
        key.StartsWith(Label, StringComparison.Ordinal) ? TextTemplate.CheckLabel(text, VariablesOf(key)) : TextTemplate.Check(text, VariablesOf(key));

    /// <summary>Everything that a bot can say to a person, read at once.</summary>
    public async Task<Wording> InAsync(AppDbContext db, WorkspaceId workspace, string? languageCode)
    {
        var language = TextCatalog.Closest(languageCode);
        return new Wording(catalog, language, await db.BotTexts.Where(t => t.WorkspaceId == workspace && t.Language == language).ToDictionaryAsync(t => t.Key, t => t.Text));
    }

    /// <summary>The text for a person, filled in, in Telegram's HTML.</summary>
    public async Task<string> SayAsync(AppDbContext db, string key, string? languageCode, IReadOnlyDictionary<string, string> variables)
    {
        var language = TextCatalog.Closest(languageCode);
        var own = await db.BotTexts.Where(t => t.Key == key && t.Language == language).Select(t => t.Text).FirstOrDefaultAsync();
        return TextTemplate.Fill(own ?? catalog.Find(key, language), variables, language);
    }

    /// <summary>Every text in one language, with ours beside it.</summary>
    public async Task<IReadOnlyList<EditableText>> ListAsync(WorkspaceId workspace, string language)
    {
        await using var db = database.Read(workspace);
        var own = await db.BotTexts.Where(t => t.Language == language).ToDictionaryAsync(t => t.Key, t => t.Text);
        return [.. catalog.Keys.Select(key => new EditableText(key, catalog.Find(key, language), own.GetValueOrDefault(key)))];
    }

    /// <param name="adminId">Who of the staff; it stands in the text's history.</param>
    public async Task<Result<EditableText>> ChangeAsync(WorkspaceId workspace, string key, string language, string text, long? adminId = null)
    {
        var ours = catalog.Find(key, language);
        if (Check(key, text) is { } wrong)
            return new Failure(FailureKind.Invalid, "bot_text_invalid", wrong, key);
        if (text == ours)
            return await RestoreAsync(workspace, key, language, adminId);
        await database.WriteAsync(workspace, async db =>
        {
            var row = await db.BotTexts.AsTracking().FirstOrDefaultAsync(t => t.WorkspaceId == workspace && t.Key == key && t.Language == language);
            SettingSteps.Note(db, workspace, SettingSteps.OfText(key, language), row?.Text ?? ours, text, time.GetUtcNow(), adminId);
            if (row is null)
                db.BotTexts.Add(new BotText { WorkspaceId = workspace, Key = key, Language = language, Text = text, ChangedAt = time.GetUtcNow() });
            else
                (row.Text, row.ChangedAt) = (text, time.GetUtcNow());
        });
        return new EditableText(key, ours, text);
    }

    /// <summary>Goes back to our text.</summary>
    public async Task<Result<EditableText>> RestoreAsync(WorkspaceId workspace, string key, string language, long? adminId = null)
    {
        var ours = catalog.Find(key, language);
        await database.WriteAsync(workspace, async db =>
        {
            if (await db.BotTexts.AsTracking().FirstOrDefaultAsync(t => t.WorkspaceId == workspace && t.Key == key && t.Language == language) is not { } row)
                return;
            SettingSteps.Note(db, workspace, SettingSteps.OfText(key, language), row.Text, ours, time.GetUtcNow(), adminId);
            db.BotTexts.Remove(row);
        });
        return new EditableText(key, ours, null);
    }
}

/// <param name="Ours">What the program brings.</param>
/// <param name="Own">What the workspace wrote; null where it did not.</param>
public sealed record EditableText(string Key, string Ours, string? Own);
