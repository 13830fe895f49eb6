using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Texts;

/// <summary>What bots say, language by language.</summary>
public sealed partial class TextsPage
{
    private static readonly Choice[] _languages = [.. TextCatalog.Languages.Select(l => new Choice(l.Code, l.Name))];

    private readonly HashSet<string> _unsaved = [];
    private IReadOnlyList<EditableText>? _texts;
    private (string Language, string Group)? _shown;

    [SupplyParameterFromQuery]
    public string? Lang { get; set; }

    [SupplyParameterFromQuery]
    public string? Part { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BotTexts Texts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    private string Language => TextCatalog.Closest(Lang);

    private string Group => TextGroups.Closest(Part);

    private bool IsUnsaved => _unsaved.Count > 0;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Language, Group))
            return;
        _shown = (Language, Group);
        _unsaved.Clear();
        var staff = await Session.RequireAsync(AdminRole.Admin);
        _texts = [.. (await Texts.ListAsync(staff.Workspace, Language)).Where(text => TextGroups.Of(text.Key) == Group)];
    }

    private void Mark(string key, bool isUnsaved)
    {
        if (isUnsaved ? _unsaved.Add(key) : _unsaved.Remove(key))
            StateHasChanged();
    }

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (!IsUnsaved)
            return;
        var asked = new ConfirmRequest(L["Leave without saving?"], L.Count(_unsaved.Count, "One text was changed and is not saved.", "{0} texts were changed and are not saved."),
            L["Leave"], L["Stay here"]);
        if (!await Confirmation.AskAsync(asked))
            leaving.PreventNavigation();
    }
}
