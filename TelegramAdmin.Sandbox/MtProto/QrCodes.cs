using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Methods;
using TelegramAdmin.Sandbox.MtProto.SignIn;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>Login links: shown, renewed every half minute, scanned by somebody.</summary>
internal static class QrCodes
{
    private const long Life = 30;
    private const long ByItself = 5;

    public static JsonObject Show(ScriptState state, TdInstance instance)
    {
        var now = state.World.Now;
        instance.GoTo(Fresh());
        instance.Qr = new QrCode(now + Life, state.ScansByItself ? now + ByItself : null);
        return Protocol.Td.Ok;
    }

    /// <summary>Each second: links that are old are renewed, those that somebody scans by herself are scanned.</summary>
    public static void Look(ScriptState state)
    {
        foreach (var instance in state.Instances.ToList())
        {
            if (instance.Qr is not { } code) continue;
            if (code.ScanAt <= state.World.Now) Scan(state, instance, TestNumber.Grace, asksForPassword: false);
            else if (code.RenewAt <= state.World.Now)
            {
                instance.GoTo(Fresh());
                instance.Qr = code with { RenewAt = state.World.Now + Life };
            }
        }
    }

    public static void Scan(ScriptState state, TdInstance instance, TestNumber who, bool asksForPassword)
    {
        instance.Qr = null;
        instance.Number = who;
        if (asksForPassword) instance.GoTo(StateWriter.Password());
        else SignInMethods.Enter(state, instance, who);
    }

    private static JsonObject Fresh()
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return StateWriter.OtherDevice($"tg://login?token={token}");
    }
}
