using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Bots.Profile;

public sealed partial class BotProfileTab
{
    private readonly string _id = $"profile-{Guid.NewGuid():N}";
    private BotProfile? _profile;
    private byte[]? _photo;
    private bool _photoIsRead;
    private Failure? _unread;
    private Failure? _failure;
    private string? _shown;
    private string _name = "";
    private string _about = "";
    private string _short = "";

    [Parameter, EditorRequired]
    public required Bot Bot { get; set; }

    /// <summary>The bot's name here may have followed the one at Telegram.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public string? Lang { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ProfileActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private string Language => LanguageNames.Closest(Lang);

    private bool IsDefault => Language.Length == 0;

    private ProfileTexts Wanted => new(_name.Trim(), _about.ReplaceLineEndings("\n").Trim(), _short.ReplaceLineEndings("\n").Trim());

    private bool IsUnsaved => _profile is not null && Wanted != _profile.Own;

    protected override void OnParametersSet()
    {
        if (_shown is not null && _shown != Language)
            (_shown, _profile, _failure, _unread) = (null, null, null, null);
    }

    /// <summary>Telegram is asked, so this comes when the page lives, and again with another language.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == Language)
            return;
        _shown = Language;
        await ReadAsync();
        StateHasChanged();
        if (_photoIsRead)
            return;
        (await Acts.PhotoAsync(Bot)).TryGet(out _photo, out _);
        _photoIsRead = true;
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var language = Language;
        var read = await Acts.ReadAsync(Bot, language);
        if (language != Language)
            return; // Somebody went on to another one meanwhile.
        if (read.TryGet(out _profile, out _unread))
            Show(_profile.Own);
    }

    private async Task SaveAsync()
    {
        if (_profile is not { } profile)
            return;
        var wanted = Wanted;
        var done = await Acts.SaveAsync(Bot, Language, profile.Own, wanted);
        _failure = done.Failure;
        if (done.Failure is null)
            Toasts.Done(L["The profile is saved"], L["Telegram may show the old one for some minutes."]);
        else if (done.Saved.Count > 0)
            Toasts.Warn(L["Saved: {0}", string.Join(", ", done.Saved.Select(what => L[what]))], L["The rest was refused."]);
        _profile = Taken(profile, wanted, done.Saved);
        await OnChanged.InvokeAsync();
    }

    private BotProfile Taken(BotProfile before, ProfileTexts wanted, IReadOnlyList<string> saved)
    {
        var own = new ProfileTexts(
            saved.Contains("name") ? wanted.Name : before.Own.Name,
            saved.Contains("description") ? wanted.Description : before.Own.Description,
            saved.Contains("short description") ? wanted.ShortDescription : before.Own.ShortDescription);
        return IsDefault ? new BotProfile(own, own) : before with { Own = own };
    }

    private void Show(ProfileTexts texts) => (_name, _about, _short) = (texts.Name, texts.Description, texts.ShortDescription);

    private string? Placeholder(string words) => IsDefault ? null : words;

    private string? Fault(string field, bool isTooLong) => isTooLong || _failure?.Field == field ? "true" : null;

    private static string Or(string own, string fallback) => string.IsNullOrWhiteSpace(own) ? fallback : own;

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (IsUnsaved && !await Confirmation.AskAsync(new ConfirmRequest(L["Leave without saving?"], L["The profile was changed and is not saved."], L["Leave"], L["Stay here"])))
            leaving.PreventNavigation();
    }
}
