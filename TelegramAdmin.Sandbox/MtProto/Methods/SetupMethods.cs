using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.SignIn;

namespace TelegramAdmin.Sandbox.MtProto.Methods;

/// <summary>A client is set up, asked how it stands, and closed; and its proxies.</summary>
internal static class SetupMethods
{
    public static void AddTo(Dictionary<string, Method> known)
    {
        known["setTdlibParameters"] = SetParameters;
        known["getAuthorizationState"] = call => (JsonObject)call.Instance.State.DeepClone();
        known["setLogVerbosityLevel"] = known["setLogStream"] = call => SynchronousMethods.Answer(call.Request);
        known["setOption"] = SetOption;
        known["getOption"] = call => call.Request.Text("name") == "version" ? Td.OptionText("1.8.67") : Td.Of("optionValueEmpty");
        known["close"] = call =>
        {
            call.Afterwards = call.Instance.Close;
            return Td.Ok;
        };
        known["addProxy"] = call => call.Instance.Proxies.Add(call.Request);
        known["enableProxy"] = call => call.Instance.Proxies.Enable((int)call.Request.Number("proxy_id"));
        known["disableProxy"] = call => call.Instance.Proxies.Disable();
        known["removeProxy"] = call => call.Instance.Proxies.Remove((int)call.Request.Number("proxy_id"));
        known["getProxies"] = call => call.Instance.Proxies.List();
        known["testProxy"] = call =>
        {
            TdProxies.Reach(call.Request);
            return Td.Ok;
        };
        known["pingProxy"] = call =>
        {
            if (call.Request.Inner("proxy") is not null) TdProxies.Reach(call.Request);
            return new JsonObject { ["@type"] = "seconds", ["seconds"] = 0.083 };
        };
    }

    private static JsonObject SetParameters(TdCall call)
    {
        var (instance, request) = (call.Instance, call.Request);
        if (instance.Session is not null) throw TdError.Unexpected("setTdlibParameters");
        Check(request);
        var path = Path.GetFullPath(SessionFile.PathIn(request.Text("database_directory"), request.Flag("use_test_dc")));
        if (call.State.Instances.Any(one => one != instance && one.Session is not null && one.Folder == path))
            throw new TdError(400, $"Can't lock file \"{path}\", because it is already in use by current program");
        (instance.Session, instance.Folder, instance.ApiHash) = (SessionFile.Open(path, request.Bytes("database_encryption_key")), path, request.Text("api_hash"));
        if (instance.Session.Number is not { } number)
        {
            instance.GoTo(Td.Of("authorizationStateWaitPhoneNumber"));
            return Td.Ok;
        }

        SignInMethods.Enter(call.State, instance, number);
        // TDLib trusts its database at first; that the session was ended elsewhere it hears from the server.
        if (call.State.Ended.Contains(instance.Session.Id)) call.Afterwards = instance.Leave;
        return Td.Ok;
    }

    private static void Check(TdRequest request)
    {
        if (request.Number("api_id") <= 0) throw new TdError(400, "Valid api_id must be provided. Can be obtained at https://my.telegram.org");
        if (request.Text("api_hash").Length == 0) throw new TdError(400, "Valid api_hash must be provided. Can be obtained at https://my.telegram.org");
        if (request.Text("system_language_code").Length == 0) throw new TdError(400, "System language code must be non-empty");
        if (request.Text("device_model").Length == 0) throw new TdError(400, "Device model must be non-empty");
        if (request.Text("application_version").Length == 0) throw new TdError(400, "Application version must be non-empty");
    }

    private static JsonObject SetOption(TdCall call)
    {
        if (call.Request.Node("value") is JsonObject value)
            call.Instance.Tell(Td.OptionUpdate(call.Request.Text("name"), value));
        return Td.Ok;
    }
}
