package evolution.iaas;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The default TLS settings, and how many bytes of requests were encrypted: none before a handshake has succeeded. */
final class WatchedTls extends SSLContextSpi {
  final AtomicLong sent = new AtomicLong();
  private final SSLContext inner;

  WatchedTls() {
    try {
      inner = SSLContext.getDefault();
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  SSLContext context() {
    return new SSLContext(this, inner.getProvider(), inner.getProtocol()) {};
  }

  @Override protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("it is initialized");
  }

  @Override protected SSLSocketFactory engineGetSocketFactory() { return inner.getSocketFactory(); }
  @Override protected SSLServerSocketFactory engineGetServerSocketFactory() { return inner.getServerSocketFactory(); }
  @Override protected SSLEngine engineCreateSSLEngine() { return new Engine(inner.createSSLEngine()); }
  @Override protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return new Engine(inner.createSSLEngine(host, port));
  }
  @Override protected SSLSessionContext engineGetServerSessionContext() { return inner.getServerSessionContext(); }
  @Override protected SSLSessionContext engineGetClientSessionContext() { return inner.getClientSessionContext(); }
  @Override protected SSLParameters engineGetDefaultSSLParameters() { return inner.getDefaultSSLParameters(); }
  @Override protected SSLParameters engineGetSupportedSSLParameters() { return inner.getSupportedSSLParameters(); }

  private final class Engine extends SSLEngine {
    private final SSLEngine inner;

    Engine(SSLEngine inner) {
      this.inner = inner;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) throws SSLException {
      SSLEngineResult result = inner.wrap(sources, offset, length, target);
      sent.addAndGet(result.bytesConsumed());
      return result;
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) throws SSLException {
      return inner.unwrap(source, targets, offset, length);
    }

    @Override public Runnable getDelegatedTask() { return inner.getDelegatedTask(); }
    @Override public void closeInbound() throws SSLException { inner.closeInbound(); }
    @Override public boolean isInboundDone() { return inner.isInboundDone(); }
    @Override public void closeOutbound() { inner.closeOutbound(); }
    @Override public boolean isOutboundDone() { return inner.isOutboundDone(); }
    @Override public String[] getSupportedCipherSuites() { return inner.getSupportedCipherSuites(); }
    @Override public String[] getEnabledCipherSuites() { return inner.getEnabledCipherSuites(); }
    @Override public void setEnabledCipherSuites(String[] suites) { inner.setEnabledCipherSuites(suites); }
    @Override public String[] getSupportedProtocols() { return inner.getSupportedProtocols(); }
    @Override public String[] getEnabledProtocols() { return inner.getEnabledProtocols(); }
    @Override public void setEnabledProtocols(String[] protocols) { inner.setEnabledProtocols(protocols); }
    @Override public SSLSession getSession() { return inner.getSession(); }
    @Override public SSLSession getHandshakeSession() { return inner.getHandshakeSession(); }
    @Override public void beginHandshake() throws SSLException { inner.beginHandshake(); }
    @Override public SSLEngineResult.HandshakeStatus getHandshakeStatus() { return inner.getHandshakeStatus(); }
    @Override public void setUseClientMode(boolean mode) { inner.setUseClientMode(mode); }
    @Override public boolean getUseClientMode() { return inner.getUseClientMode(); }
    @Override public void setNeedClientAuth(boolean need) { inner.setNeedClientAuth(need); }
    @Override public boolean getNeedClientAuth() { return inner.getNeedClientAuth(); }
    @Override public void setWantClientAuth(boolean want) { inner.setWantClientAuth(want); }
    @Override public boolean getWantClientAuth() { return inner.getWantClientAuth(); }
    @Override public void setEnableSessionCreation(boolean flag) { inner.setEnableSessionCreation(flag); }
    @Override public boolean getEnableSessionCreation() { return inner.getEnableSessionCreation(); }
    @Override public SSLParameters getSSLParameters() { return inner.getSSLParameters(); }
    @Override public void setSSLParameters(SSLParameters parameters) { inner.setSSLParameters(parameters); }
    @Override public String getApplicationProtocol() { return inner.getApplicationProtocol(); }
    @Override public String getHandshakeApplicationProtocol() { return inner.getHandshakeApplicationProtocol(); }

    @Override
    public void setHandshakeApplicationProtocolSelector(BiFunction<SSLEngine, java.util.List<String>, String> selector) {
      inner.setHandshakeApplicationProtocolSelector(selector);
    }

    @Override
    public BiFunction<SSLEngine, java.util.List<String>, String> getHandshakeApplicationProtocolSelector() {
      return inner.getHandshakeApplicationProtocolSelector();
    }
  }
}
