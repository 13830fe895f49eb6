using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Settings.Bots.Profile;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Bots.Commands;

public sealed partial class BotCommandsTab
{
    private const string Small = "ta-btn ta-btn--ghost ta-btn--icon ta-btn--small";

    private List<CommandInput>? _rows;
    private IReadOnlyList<ListedCommand> _saved = [];
    private IReadOnlyList<ListedCommand>? _carried;
    private Failure? _unread;
    private Failure? _failure;
    private (string Language, CommandScope Scope)? _shown;

    [Parameter, EditorRequired]
    public required Bot Bot { get; set; }

    [Parameter]
    public string? Lang { get; set; }

    [Parameter]
    public string? ScopeName { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ProfileActs Acts { get; init; }

    [Inject]
    public required SuggestCommands Suggest { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Scopes => [new("everywhere", L["Everywhere"]), new("private", L["Private chats"]), new("groups", L["Groups"])];

    private string Language => LanguageNames.Closest(Lang);

    private CommandScope Scope => ScopeName switch
    {
        "private" => CommandScope.PrivateChats,
        "groups" => CommandScope.GroupChats,
        _ => CommandScope.Everywhere,
    };

    private bool IsUnsaved => _rows is not null && !_rows.Select(r => r.Written).SequenceEqual(_saved);

    private IEnumerable<string> Targets => LanguageNames.OfBots.Prepend("").Concat(LanguageNames.OthersIn(L)).Where(code => code != Language);

    private string EmptyText => (Language, Scope) switch
    {
        ("", CommandScope.Everywhere) => L["No commands yet. People see nothing when they type a slash."],
        (_, CommandScope.Everywhere) => L["No list of its own in {0}. People see the one for everybody else.", L[LanguageNames.Of(Language)]],
        ("", _) => L["No list of its own here. People see the one for everywhere."],
        _ => L["No list of its own here in {0}. People see a wider one.", L[LanguageNames.Of(Language)]],
    };

    protected override void OnParametersSet()
    {
        if (_shown is not null && _shown != (Language, Scope))
            (_shown, _rows, _failure, _unread) = (null, null, null, null);
    }

    /// <summary>Telegram is asked, so this comes when the page lives, and again with another list.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == (Language, Scope))
            return;
        _shown = (Language, Scope);
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var wanted = (Language, Scope);
        var read = await Acts.ReadCommandsAsync(Bot, Scope, Language);
        if (wanted != (Language, Scope))
            return; // Somebody went on to another one meanwhile.
        if (!read.TryGet(out var commands, out _unread))
            return;
        _saved = commands;
        Show(_carried ?? commands);
        _carried = null;
    }

    private void Show(IEnumerable<ListedCommand> commands) => _rows = [.. commands.Select(CommandInput.Of)];

    private void Move(int index, int by)
    {
        var row = _rows![index];
        _rows.RemoveAt(index);
        _rows.Insert(index + by, row);
    }

    /// <summary>Adds what is missing; what somebody wrote stays as it is.</summary>
    private async Task SuggestAsync()
    {
        var suggested = await Suggest.RunAsync((await Session.RequireAsync(AdminRole.Admin)).Workspace, Bot.Id, Language);
        var known = _rows!.Select(r => r.Written.Command).ToHashSet();
        var missing = suggested.Where(c => !known.Contains(c.Command)).ToList();
        _rows!.AddRange(missing.Select(CommandInput.Of));
        if (suggested.Count == 0)
            Toasts.Warn(L["Nothing to suggest"], L["This bot does not answer by itself: another program knows its commands."]);
        else if (missing.Count == 0)
            Toasts.Done(L["Nothing is missing"], L["Every command that the bot answers stands in the list."]);
    }

    /// <summary>Opens the other language with these lines, to be translated and then saved.</summary>
    private void CopyTo(string code)
    {
        _carried = [.. _rows!.Select(r => r.Written)];
        Navigation.NavigateTo(Navigation.With("lang", code));
    }

    private async Task SaveAsync()
    {
        var saved = await Acts.SaveCommandsAsync(Bot, Scope, Language, [.. _rows!.Select(r => r.Written)]);
        if (!saved.TryGet(out var stands, out _failure))
            return;
        _saved = stands;
        Show(stands);
        Toasts.Done(stands.Count == 0 ? L["The list is removed"] : L["The commands are saved"], L["Telegram shows them at once, in open chats after some minutes."]);
    }

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (_carried is not null && _saved.Count > 0 && !IsUnsaved)
            return; // A copy of what is saved here loses nothing.
        if (IsUnsaved && !await Confirmation.AskAsync(new ConfirmRequest(L["Leave without saving?"], L["The commands were changed and are not saved."], L["Leave"], L["Stay here"])))
        {
            _carried = null;
            leaving.PreventNavigation();
        }
    }
}
