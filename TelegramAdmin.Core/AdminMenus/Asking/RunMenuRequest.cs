using System.Globalization;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Linking;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Answers one request: who is it now, may they, what do they see.</summary>
public sealed partial class RunMenuRequest(IDatabase database, StaffDirectory directory, WelcomeStaff welcome, MenuPlaces places, MenuVoice voice, TimeProvider time, ILogger<RunMenuRequest> logger)
{
    public async Task RunAsync(MenuRequest request)
    {
        CultureInfo.CurrentCulture = CultureOf(request.Language);
        if (request.LinkCode is { } code)
            await voice.ShowAsync(request, await welcome.LinkAsync(request, code), null);
        else if (await FindAsync(request) is { } staff) // Who has lost their rights since sees no more.
            await ShowAsync(request, new MenuVisit(request, staff, time.GetUtcNow()));
    }

    private async Task ShowAsync(MenuRequest request, MenuVisit visit)
    {
        var (screen, outcome) = await OpenAsync(visit);
        await voice.ShowAsync(request, screen, outcome);
    }

    private async Task<(MenuScreen Screen, MenuOutcome? Outcome)> OpenAsync(MenuVisit visit)
    {
        try
        {
            return await places.OpenAsync(visit);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, visit.Route.Name);
            return (new MenuScreen("⚠️ That did not work, and the log of the server says why. Nothing more was done.", [], MenuRoute.Home, null), null);
        }
    }

    private async Task<TelegramStaff?> FindAsync(MenuRequest request)
    {
        await using var db = database.Read(request.Workspace);
        return await directory.FindAsync(db, request.Workspace, request.Account.UserId);
    }

    // A made-up tag is nobody's culture.
    private static CultureInfo CultureOf(string? language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language ?? "en", predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The menu {Menu} failed")]
        public static partial void Failed(ILogger logger, Exception e, string menu);
    }
}
