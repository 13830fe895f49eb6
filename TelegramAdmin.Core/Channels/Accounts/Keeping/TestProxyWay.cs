using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Tries whether Telegram can be reached through a proxy. No account is used for it.</summary>
public sealed class TestProxyWay
{
    private const int DataCentre = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TdEngine _engine;
    private readonly CheckProxy _proxies;
    private readonly TimeProvider _time;

    internal TestProxyWay(TdEngine engine, CheckProxy proxies, TimeProvider time) => (_engine, _proxies, _time) = (engine, proxies, time);

    /// <returns>How long the answer took.</returns>
    public async Task<Result<TimeSpan>> RunAsync(ProxyDraft proxy)
    {
        if (await _proxies.FaultAsync(proxy) is { } fault)
            return fault;
        try
        {
            var client = _engine.Open();
            var began = _time.GetTimestamp();
            var tried = await client.SendAsync(new TestProxy(new TdProxy(proxy.Host.Trim(), proxy.Port, DraftRules.SecretOf(proxy).For(proxy.Kind)), DataCentre, Patience.TotalSeconds), Patience * 2);
            var took = _time.GetElapsedTime(began);
            await client.CloseAsync();
            return tried.IsOk ? took : AccountErrors.ProxyUnreachable;
        }
        catch (TdLibraryException e)
        {
            return AccountErrors.LibraryMissing(e.Message);
        }
    }
}
