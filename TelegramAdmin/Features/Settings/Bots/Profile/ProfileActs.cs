using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Bots.Profile;

/// <summary>What somebody changes about how people see a bot: may they, do it, write it down.</summary>
public sealed class ProfileActs(StaffSession session, ReadBotProfile read, SaveBotProfile save, ChangeBotPhoto photo, CommandLists lists)
{
    private const int MostRecorded = 500;

    public async Task<Result<BotProfile>> ReadAsync(Bot bot, string language) => await read.RunAsync((await StaffAsync()).Workspace, bot.Id, language);

    public async Task<Result<byte[]?>> PhotoAsync(Bot bot) => await read.PhotoAsync((await StaffAsync()).Workspace, bot.Id);

    public async Task<ProfileSaved> SaveAsync(Bot bot, string language, ProfileTexts before, ProfileTexts wanted)
    {
        var done = await save.RunAsync((await StaffAsync()).Workspace, bot.Id, language, before, wanted);
        if (done.Saved.Count > 0)
            await RecordAsync("bot.profile_changed", bot, $"{string.Join(", ", done.Saved)}; {Language(language)}");
        return done;
    }

    public async Task<Failure?> SetPhotoAsync(Bot bot, byte[] content)
    {
        var failure = await photo.SetAsync((await StaffAsync()).Workspace, bot.Id, content);
        if (failure is null)
            await RecordAsync("bot.photo_changed", bot);
        return failure;
    }

    public async Task<Failure?> RemovePhotoAsync(Bot bot)
    {
        var failure = await photo.RemoveAsync((await StaffAsync()).Workspace, bot.Id);
        if (failure is null)
            await RecordAsync("bot.photo_removed", bot);
        return failure;
    }

    public async Task<Result<IReadOnlyList<ListedCommand>>> ReadCommandsAsync(Bot bot, CommandScope scope, string language) =>
        await lists.ReadAsync((await StaffAsync()).Workspace, bot.Id, scope, language);

    public async Task<Result<IReadOnlyList<ListedCommand>>> SaveCommandsAsync(Bot bot, CommandScope scope, string language, IReadOnlyList<ListedCommand> commands)
    {
        var saved = await lists.SaveAsync((await StaffAsync()).Workspace, bot.Id, scope, language, commands);
        if (saved.TryGet(out var stands, out _))
        {
            var list = stands.Count == 0 ? "none" : string.Join(", ", stands.Select(c => $"/{c.Command}"));
            await RecordAsync("bot.commands_changed", bot, Core.Storage.ShortText.Cut($"{scope}, {Language(language)}: {list}", MostRecorded));
        }
        return saved;
    }

    private ValueTask<Staff> StaffAsync() => session.RequireAsync(AdminRole.Admin);

    private Task RecordAsync(string action, Bot bot, string? details = null) => session.RecordAsync(action, $"@{bot.Username} ({bot.Id})", details);

    private static string Language(string code) => code.Length == 0 ? "default" : LanguageNames.Of(code);
}
