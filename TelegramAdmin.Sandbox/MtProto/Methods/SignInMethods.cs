using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.SignIn;
using TelegramAdmin.Sandbox.MtProto.Writing;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>Somebody signs in or out. What each number does stands in <see cref="TestNumber"/>.</summary>
internal static class SignInMethods
{
    public static void AddTo(Dictionary<string, Method> known)
    {
        known["setAuthenticationPhoneNumber"] = SetNumber;
        known["checkAuthenticationCode"] = CheckCode;
        known["resendAuthenticationCode"] = Resend;
        known["setAuthenticationEmailAddress"] = SetEmail;
        known["checkAuthenticationEmailCode"] = CheckEmailCode;
        known["checkAuthenticationPassword"] = CheckPassword;
        known["requestQrCodeAuthentication"] = call =>
        {
            RefuseOutside(call, "requestQrCodeAuthentication");
            RefuseWrongApplication(call);
            return QrCodes.Show(call.State, call.Instance);
        };
        known["logOut"] = LogOut;
        known["getMe"] = call => call.Instance is { IsReady: true, Number: { } me } ? UserWriter.Write(me) : throw TdError.Unauthorized;
    }

    public static void Enter(ScriptState state, TdInstance instance, TestNumber who)
    {
        instance.Enter(who);
        state.Sessions[instance.Session!.Id] = who.Digits;
    }

    private static JsonObject SetNumber(TdCall call)
    {
        var instance = call.Instance;
        RefuseOutside(call, "setAuthenticationPhoneNumber");
        if (call.Request.Text("phone_number").Length == 0) throw new TdError(400, "Phone number must be non-empty");
        RefuseWrongApplication(call);
        var number = TestNumber.Read(call.Request.Text("phone_number")) ?? throw new TdError(400, "PHONE_NUMBER_INVALID");
        if (number.IsBanned || call.State.Banned.Contains(number.Digits)) throw new TdError(400, "PHONE_NUMBER_BANNED");
        (instance.Number, instance.WasResent, instance.Email) = (number, false, "");
        call.State.ExpiredCodes.Remove(number.Digits);
        instance.GoTo(number.AsksForEmail ? StateWriter.Email() : number.GetsCodeByEmail ? StateWriter.EmailCode("g***e@example.com") : StateWriter.Code(number, isResent: false));
        return Td.Ok;
    }

    private static JsonObject CheckCode(TdCall call)
    {
        Expect(call, "authorizationStateWaitCode", "checkAuthenticationCode");
        if (call.State.ExpiredCodes.Contains(call.Instance.Account)) throw new TdError(400, "PHONE_CODE_EXPIRED");
        if (call.Request.Text("code") is var code && code.Length == 0) throw new TdError(400, "PHONE_CODE_EMPTY");
        if (code != TestNumber.Code) throw new TdError(400, "PHONE_CODE_INVALID");
        GoOn(call);
        return Td.Ok;
    }

    private static JsonObject Resend(TdCall call)
    {
        var instance = call.Instance;
        if (instance.StateType == "authorizationStateWaitEmailCode") return Td.Ok;
        Expect(call, "authorizationStateWaitCode", "resendAuthenticationCode");
        if (instance.WasResent) throw new TdError(400, "Authentication code can't be resend");
        instance.WasResent = true;
        call.State.ExpiredCodes.Remove(instance.Account);
        instance.GoTo(StateWriter.Code(instance.Number!, isResent: true));
        return Td.Ok;
    }

    private static JsonObject SetEmail(TdCall call)
    {
        var instance = call.Instance;
        if (instance.StateType is not ("authorizationStateWaitEmailAddress" or "authorizationStateWaitEmailCode")) throw TdError.Unexpected("setAuthenticationEmailAddress");
        var address = call.Request.Text("email_address");
        if (address.Length == 0) throw new TdError(400, "Email address must be non-empty");
        if (address.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) || !address[at..].Contains('.', StringComparison.Ordinal)) throw new TdError(400, "EMAIL_INVALID");
        instance.Email = address;
        instance.GoTo(StateWriter.EmailCode($"{address[0]}***{address[at - 1]}{address[at..]}"));
        return Td.Ok;
    }

    private static JsonObject CheckEmailCode(TdCall call)
    {
        var code = call.Request.Inner("code")?.Text("code") ?? "";
        if (code.Length == 0) throw new TdError(400, "Code must be non-empty");
        Expect(call, "authorizationStateWaitEmailCode", "checkAuthenticationEmailCode");
        if (code != TestNumber.Code) throw new TdError(400, "EMAIL_CODE_INVALID");
        // Who has just given the address gets the code for the sign-in itself now.
        if (call.Instance.Email.Length > 0) call.Instance.GoTo(StateWriter.Code(call.Instance.Number!, isResent: false));
        else GoOn(call);
        return Td.Ok;
    }

    private static JsonObject CheckPassword(TdCall call)
    {
        Expect(call, "authorizationStateWaitPassword", "checkAuthenticationPassword");
        if (call.Request.Text("password") != TestNumber.Password) throw new TdError(400, "PASSWORD_HASH_INVALID");
        Enter(call.State, call.Instance, call.Instance.Number!);
        return Td.Ok;
    }

    private static JsonObject LogOut(TdCall call)
    {
        call.State.Sessions.Remove(call.Instance.Session!.Id);
        call.Afterwards = call.Instance.Leave;
        return Td.Ok;
    }

    // After the code: a password, a registration, or in.
    private static void GoOn(TdCall call)
    {
        var number = call.Instance.Number!;
        if (number.IsUnregistered) call.Instance.GoTo(StateWriter.Registration());
        else if (number.AsksForPassword) call.Instance.GoTo(StateWriter.Password());
        else Enter(call.State, call.Instance, number);
    }

    private static void Expect(TdCall call, string state, string name)
    {
        if (call.Instance.StateType != state) throw TdError.Unexpected(name);
    }

    // A sign-in may begin anew from any of its own steps, but for a QR code that is shown.
    private static void RefuseOutside(TdCall call, string name)
    {
        var isWithin = call.Instance.StateType is "authorizationStateWaitPhoneNumber" or "authorizationStateWaitEmailAddress" or "authorizationStateWaitEmailCode" or "authorizationStateWaitCode"
            or "authorizationStateWaitPassword" or "authorizationStateWaitRegistration";
        if (!isWithin) throw TdError.Unexpected(name);
    }

    private static void RefuseWrongApplication(TdCall call)
    {
        if (call.Instance.ApiHash == ScriptedTdlib.WrongApiHash) throw new TdError(400, "API_ID_INVALID");
    }
}
