using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>Starts, pauses, resumes or stops a broadcast.</summary>
internal sealed class CastAct(BroadcastReader broadcasts, AudienceReader audiences, StartBroadcast start, PauseBroadcast pause, ResumeBroadcast resume, CancelBroadcast cancel) : IMenuAct
{
    public string Name => "cast";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (verb, id) = (visit.Route.Word(0), visit.Route.Number(1) ?? 0);
        if (await broadcasts.FindAsync(visit.Workspace, id) is not { } broadcast)
            return MenuQuestion.Refused(MenuText.Of(BroadcastErrors.NotFound), MenuRoute.Page("cast"));
        var (name, back) = (MenuText.Bold(MenuText.Name(broadcast.Name)), MenuRoute.Page("castone", id));
        return verb switch
        {
            "start" => await AskStartAsync(visit, broadcast, name, back),
            "pause" => new MenuQuestion($"Pause {name}?\n\nWhat is under way still arrives. You can resume it at any time.", "Pause", back),
            "resume" => new MenuQuestion($"Resume {name}?\n\nIt goes on where it stopped. Nobody gets it twice.", "Resume", back),
            _ => new MenuQuestion($"Stop {name}?\n\nWhoever has not had it yet gets nothing. This cannot be taken back.", "Stop broadcast", back),
        };
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (verb, id) = (visit.Route.Word(0), visit.Route.Number(1) ?? 0);
        var done = await RunAsync(visit, verb, id);
        return done.IsOk ? MenuOutcome.Done(Words(verb, done.Value), MenuRoute.Page("castone", id)) : MenuOutcome.Refused(MenuText.Of(done.Failure), MenuRoute.Page("castone", id));
    }

    private async Task<MenuQuestion> AskStartAsync(MenuVisit visit, Broadcast broadcast, string name, MenuRoute back)
    {
        if (!(await audiences.CountAsync(visit.Workspace, broadcast.ReadAudience())).TryGet(out var count, out var unclear))
            return MenuQuestion.Refused(MenuText.Of(unclear), back);
        return new MenuQuestion($"Send {name} to {MenuText.Count(count.People, "person", "people")}?\n\n{MenuText.Count(count.Reachable)} of them can be reached by a bot.", $"Send to {MenuText.Count(count.Reachable)}", back);
    }

    private Task<Result<Broadcast>> RunAsync(MenuVisit visit, string verb, long id) => verb switch
    {
        "start" => start.RunAsync(visit.Workspace, id, (int)(visit.Route.Number(2) ?? 0), visit.Actor),
        "pause" => pause.RunAsync(visit.Workspace, id, visit.Actor),
        "resume" => resume.RunAsync(visit.Workspace, id, visit.Actor),
        _ => cancel.RunAsync(visit.Workspace, id, visit.Actor),
    };

    private static string Words(string verb, Broadcast broadcast) => verb switch
    {
        "start" => broadcast.State == BroadcastState.Scheduled ? "It is scheduled." : "It is on its way.",
        "pause" => "Paused.",
        "resume" => "It goes on.",
        _ => "Stopped.",
    };
}
