using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>How Telegram sees each bot: the same look as the bot's own doctor in Settings.</summary>
internal sealed class BotsCheck(IDatabase database, DiagnoseBot diagnose) : IDoctorCheck
{
    private const int Most = 50;

    public string Name => "bots";

    public bool NeedsTables => true;

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var bots = await db.Bots.Where(b => b.State != BotState.Removed && b.State != BotState.Off).OrderBy(b => b.Id).Select(b => new { b.WorkspaceId, b.Id, b.Username }).ToListAsync(cancellation);
        var found = new List<DoctorFinding>();
        foreach (var bot in bots.Take(Most))
            found.AddRange(await diagnose.RunAsync(bot.WorkspaceId, bot.Id, cancellation) is { } diagnosis ? Read(bot.Username, diagnosis) : []);
        if (found.Count > 0)
            return found;
        return [bots.Count == 0 ? DoctorFinding.Off(Name, "no bot is switched on") : DoctorFinding.Ok(Name, $"{Math.Min(Most, bots.Count)} of {bots.Count} asked, all receive")];
    }

    internal static IEnumerable<DoctorFinding> Read(string username, BotDiagnosis diagnosis) => diagnosis.Findings.Where(f => f.Severity != FindingSeverity.Good).Select(finding => new DoctorFinding("bots",
        finding.Severity == FindingSeverity.Bad ? HealthState.Bad : HealthState.Warn, $"@{username}: {finding.Title}.", finding.Evidence, Cure(diagnosis.Cure)));

    private static string Cure(BotCure cure) => cure switch
    {
        BotCure.Start => "Start it: Settings, Bots.",
        BotCure.TakeOverWebhook => "If it is to be this product's, take the webhook over: Settings, Bots, the bot's doctor.",
        BotCure.SetWebhookAgain => "Set the webhook again: Settings, Bots, the bot's doctor.",
        BotCure.SwitchToWebhook => "Switch it to webhook: Settings, Bots, the bot's doctor.",
        BotCure.TryAgain => "Mend that, then connect once more: Settings, Bots, the bot's doctor.",
        BotCure.ReplaceToken => "Put in its present token from BotFather: Settings, Bots.",
        _ => "Nothing, if it passes; look again in some minutes.",
    };
}
