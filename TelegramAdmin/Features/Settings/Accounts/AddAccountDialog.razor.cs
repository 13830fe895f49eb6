using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Radzen;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>Closes with the number of the account that was added, or with nothing.</summary>
public sealed partial class AddAccountDialog
{
    private readonly ProxyInput _proxy = new();
    private string _way = SignInWays.Phone;
    private string _phone = "";
    private string _folder = "";
    private string _imports = "";
    private IReadOnlyList<string> _folders = [];
    private string _key = "";
    private string _apiId = "";
    private string _apiHash = "";
    private bool _mayImport;
    private Failure? _failure;
    private long? _added;

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required IOptions<ShellOptions> Shell { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private string Verb => _way switch
    {
        SignInWays.Phone => L["Send code"],
        SignInWays.Qr => L["Show QR code"],
        _ => L["Import session"],
    };

    private string Hint => (_way, Shell.Value.SandboxUrl) switch
    {
        (SignInWays.Phone, not null) => L["Nothing reaches Telegram here: any number works, and its code is 12345. One that ends in 2 asks for the password lighthouse."],
        (SignInWays.Qr, not null) => L["Nothing reaches Telegram here: somebody called Grace scans the code by herself after a few seconds."],
        (SignInWays.Phone, _) => L["With the country code. Telegram sends a code to the Telegram app of this number."],
        (SignInWays.Qr, _) => L["Scanned with the Telegram app of the account: Settings, Devices, Link desktop device."],
        _ => L["A session that TDLib has made, in a folder of its own in {0}, with the key it was made with. It is copied; the program that made it must be closed.", _imports],
    };

    protected override async Task OnInitializedAsync() => _mayImport = await Acts.MayImportAsync();

    private async Task ChooseAsync(string way)
    {
        (_way, _failure) = (way, null);
        if (way == SignInWays.Folder)
            (_imports, _folders) = await Acts.ImportsAsync();
        _folder = _folders.Contains(_folder) ? _folder : _folders is [var first, ..] ? first : "";
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private async Task BeginAsync()
    {
        if (!NewAccountInput.TryReadDraft(_apiId, _apiHash, _proxy, out var draft, out _failure))
            return;
        if (!(await Acts.AddAsync(new NewAccountInput(_way, _phone.Trim(), _folder.Trim(), _key.Trim(), draft))).TryGet(out var added, out _failure))
            return;
        if (_way == SignInWays.Folder)
            Dialogs.Close(added);
        else
            _added = added;
    }
}
