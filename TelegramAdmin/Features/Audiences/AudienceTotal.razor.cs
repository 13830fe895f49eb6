using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Audiences;

public sealed partial class AudienceTotal : IDisposable
{
    private const int SampleSize = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private CancellationTokenSource _cancellation = new();
    private IReadOnlyList<AudiencePerson>? _people;
    private AudienceCount? _count;
    private Failure? _failure;
    private Throttle? _counting;
    private WorkspaceId _workspace;
    private string? _counted;
    private bool _isCounting;

    [Parameter, EditorRequired]
    public required Audience Audience { get; set; }

    [Parameter]
    public EventCallback<Result<AudienceCount>> OnCounted { get; set; }

    [Inject]
    public required AudienceReader Reader { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public void Dispose()
    {
        _counting?.Dispose();
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _workspace = (await Session.GetAsync()).Workspace;
        _counting = new Throttle(Clock, Pause, () => InvokeAsync(CountAsync));
    }

    protected override void OnParametersSet()
    {
        var json = Audience.ToJson();
        if (json == _counted)
            return;
        (_counted, _isCounting, _people) = (json, true, null);
        _cancellation.Cancel(); // Nobody wants to know the old number any more.
        _counting?.Ask();
    }

    private string Unreachable(AudienceCount count) => (count.People - count.Reachable) switch
    {
        0 => "",
        var number when number == count.People => L[", and no bot can reach any of them"],
        var number => L[", {0} of them cannot be reached by any bot", Numbers.Count(number)],
    };

    private async Task CountAsync()
    {
        var wanted = _counted;
        _cancellation.Dispose();
        _cancellation = new CancellationTokenSource();
        try
        {
            var result = await Reader.CountAsync(_workspace, Audience, _cancellation.Token);
            if (wanted != _counted)
                return;
            _failure = result.Failure;
            _count = result.IsOk ? result.Value : null;
            _isCounting = false;
            StateHasChanged();
            await OnCounted.InvokeAsync(result);
        }
        catch (OperationCanceledException)
        {
            // A newer one is asked for, or the page is gone.
        }
    }

    private async Task SeeAsync()
    {
        if (_people is not null)
            _people = null;
        else if ((await Reader.SampleAsync(_workspace, Audience, SampleSize)).TryGet(out var people, out var failure))
            _people = people;
        else
            _failure = failure;
    }
}
