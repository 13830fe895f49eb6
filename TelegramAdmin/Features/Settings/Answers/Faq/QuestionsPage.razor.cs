using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Answers.Faq;

/// <summary>Questions with their answers.</summary>
public sealed partial class QuestionsPage
{
    private const int PageSize = 50;
    private const string EveryLanguage = "every";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private FaqPage? _page;
    private FaqChoices _choices = new([], []);
    private string _search = "";
    private long? _asked;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    [SupplyParameterFromQuery]
    public string? Lang { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    /// <summary>The question whose dialog is open.</summary>
    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required FaqActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Category) || !string.IsNullOrEmpty(Lang);

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string? LanguageWords => Lang switch
    {
        null or "" => null,
        EveryLanguage => L["every language"],
        var letters => L[LanguageNames.Of(letters)],
    };

    private string PageWords => L["{0}–{1} of {2}", Numbers.Count(((PageNumber - 1) * PageSize) + 1), Numbers.Count(Math.Min(_page!.Total, PageNumber * PageSize)), Numbers.Count(_page.Total)];

    private FaqFilter Filter => new(Search, string.IsNullOrEmpty(Category) ? null : Category, Lang switch { null or "" => null, EveryLanguage => "", var letters => letters }, null, PageNumber, PageSize);

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        Follow<RulesChanged>(e => e.WorkspaceId == staff.Workspace);
        RefreshEvery(LookEvery);
    }

    protected override async Task OnParametersSetAsync()
    {
        _search = Search ?? "";
        await RefreshAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == _asked)
            return;
        _asked = Open;
        if (Open is { } id && await Acts.FindAsync(id) is { } entry)
            await EditAsync(entry);
    }

    protected override async Task RefreshAsync()
    {
        _choices = await Acts.ChoicesAsync();
        _page = await Acts.ReadAsync(Filter);
    }

    private string Href(string name, string? value) => Navigation.With(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    private void Go(string name, string? value) => Navigation.NavigateTo(Href(name, value));

    private string PageHref(int page) => Navigation.With("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    private async Task EditAsync(FaqEntry? entry)
    {
        var parameters = new Dictionary<string, object?> { [nameof(FaqDialog.Entry)] = entry, [nameof(FaqDialog.Categories)] = _choices.Categories };
        await Dialogs.OpenAsync<FaqDialog>(entry is null ? L["Add question"] : L["Change question"], parameters!, FormDialogs.Wide);
        await RefreshAsync();
        if (Open is not null)
            Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = null }));
        else
            StateHasChanged();
    }

    private async Task ImportAsync()
    {
        await Dialogs.OpenAsync<FaqImportDialog>(L["Import questions"], options: FormDialogs.Wide);
        await RefreshAsync();
    }

    private async Task SwitchAsync(FaqEntry entry)
    {
        if (await Acts.SwitchAsync(entry.Id, !entry.IsOn) is { } failure)
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        await RefreshAsync();
    }
}
